package io.github.libsqlspring.integration.datajdbc;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

interface OrderRepository extends ListCrudRepository<PurchaseOrder, Long> {

	List<PurchaseOrder> findByGroupAndAddressCity(String group, String city);

}
